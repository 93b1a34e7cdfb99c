"""HTTP as every page of ours shares it: limits of requests, cookies, files, and the headers of the answer."""
