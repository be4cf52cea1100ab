"""The newsroom's own backups: made each night, tried each month, thinned out."""
