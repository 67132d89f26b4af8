"""What stands between a request and the network: where it may go, how often, how much may come back."""
