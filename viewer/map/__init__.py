"""The map page as data: folium shell, scene, messages, routes, policy. No Qt."""
