"""The map in a window: scheme handler, interceptor, bridge, page, view, snapshot."""
