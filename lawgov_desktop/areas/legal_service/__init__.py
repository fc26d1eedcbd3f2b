"""公共法律服务: visitors of the station and the lawyers on duty."""
