"""The static site of a release: pages made from its marts, in need of no server and of nothing outside themselves."""
