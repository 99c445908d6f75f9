"""Files in and out: the container, its versions, settings, and where our own resources are."""
