"""The newsroom's use of its database: connections, full disks, versions, damage."""
