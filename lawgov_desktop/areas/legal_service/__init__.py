"""公共法律服务: visitors of the station, the lawyers on duty, and applications for legal aid."""
