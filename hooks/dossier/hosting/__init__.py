"""What a server is to say of each file of the site, once, and the forms in which hosts and servers are told."""
