"""How the newsroom uses its database: connections, full disks, versions, damage."""
