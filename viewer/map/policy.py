"""What the map page may do: nothing but show what `dateline:` serves.

Four walls, because none of them stops everything (findings.md trap 2): this policy, the request
interceptor, a proxy that does not exist, and an off-the-record profile without permissions.
"""

from __future__ import annotations

from collections.abc import MutableMapping

SCHEME = "dateline"
HOST = "map"
ORIGIN = f"{SCHEME}://{HOST}"

CHROMIUM_FLAGS = (
    "--proxy-server=127.0.0.1:9",  # discard: nobody listens there
    "--proxy-bypass-list=<-loopback>",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-breakpad",
    "--log-level=3",  # fatal errors only: the rest is about buses and drivers that are not there
    "--no-pings",
    "--dns-prefetch-disable",
    "--disable-features=NetworkPrediction,SpeculativePreconnect,Prerender2,WebRtcHideLocalIpsWithMdns",
)
NO_SANDBOX = "--no-sandbox"
FLAGS_VARIABLE = "QTWEBENGINE_CHROMIUM_FLAGS"
FORBIDDEN_VARIABLES = ("QTWEBENGINE_REMOTE_DEBUGGING", "QTWEBENGINE_DISABLE_SANDBOX")

DENIED_FEATURES = (
    "accelerometer", "autoplay", "camera", "clipboard-read", "clipboard-write",
    "display-capture", "fullscreen", "geolocation", "gyroscope", "hid", "idle-detection",
    "local-fonts", "magnetometer", "microphone", "midi", "screen-wake-lock", "serial",
    "xr-spatial-tracking",
)  # fmt: skip


def secure_environment(environment: MutableMapping[str, str], root: bool) -> None:
    """Set Chromium's flags and remove what would weaken it, before QtWebEngine starts.

    Chromium refuses to run as root with its sandbox (trap 9): only then it goes without.
    """
    for name in FORBIDDEN_VARIABLES:
        environment.pop(name, None)
    environment[FLAGS_VARIABLE] = " ".join([*CHROMIUM_FLAGS, *[NO_SANDBOX] * root])


CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        f"script-src {ORIGIN}",
        f"style-src {ORIGIN}",
        f"font-src {ORIGIN}",
        f"img-src {ORIGIN} blob:",  # the painter's tiles; the page alone can make such
        f"worker-src {ORIGIN}",
        f"connect-src {ORIGIN}",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types default",
    )
)
"""CSP level 3. Nothing inline runs, so it needs no hash; QtWebEngine would lower its case."""

HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "permissions-policy": ", ".join(f"{name}=()" for name in DENIED_FEATURES),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-dns-prefetch-control": "off",
}
"""Sent with everything that `dateline:` serves."""
