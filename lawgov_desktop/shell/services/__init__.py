"""What pages and windows share: the application context, backup scheduling, attachment files, log, idle timer."""
