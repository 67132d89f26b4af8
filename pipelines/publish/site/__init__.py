"""The static site of a release: pages made from its marts, in need of no server and of nothing outside themselves."""
from pipelines.publish.site.pages import build_site
from pipelines.publish.site.writer import site_fingerprint

__all__ = ["build_site", "site_fingerprint"]
