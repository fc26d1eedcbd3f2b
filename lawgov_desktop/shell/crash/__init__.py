"""What happens on an unexpected exception: the excepthook and the crash window."""
