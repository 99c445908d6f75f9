"""Which addresses are of the local network: ours to listen on, and theirs to be answered."""

from __future__ import annotations

import ipaddress

from PySide6.QtNetwork import QNetworkInterface

LOCAL = tuple(
    ipaddress.ip_network(text)
    for text in (
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",  # RFC 1918
        "169.254.0.0/16", "fe80::/10",  # link-local: RFC 3927, RFC 4291
        "fc00::/7",  # unique local: RFC 4193
    )
)  # fmt: skip

VIRTUAL = (
    "docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "lxc", "lxd", "podman", "vethernet",
    "virtualbox", "vmware", "bridge",
)  # fmt: skip
"""How the networks of virtual machines and containers are named: no phone is on those."""

_Flag = QNetworkInterface.InterfaceFlag
_Kind = QNetworkInterface.InterfaceType


def is_local(address: str) -> bool:
    """Say whether an address is of a private or link-local network."""
    ip = _ip(address)
    return ip is not None and any(ip in network for network in LOCAL)


def is_loopback(address: str) -> bool:
    """Say whether an address is of this machine itself."""
    ip = _ip(address)
    return ip is not None and ip.is_loopback


def own_hosts() -> list[str]:
    """Return this machine's addresses on local networks, that of the likeliest network first."""
    found = [
        (_unlikely(interface), _rank(address), address)
        for interface in QNetworkInterface.allInterfaces()
        if _is_usable(interface)
        for entry in interface.addressEntries()
        if _is_typable(address := entry.ip().toString())
    ]
    return [address for _, _, address in sorted(found)]


def authority(host: str, port: int) -> str:
    """Return host and port as they stand in an address and in the Host header (RFC 3986 §3.2)."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _ip(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return None
    return (ip.ipv4_mapped or ip) if isinstance(ip, ipaddress.IPv6Address) else ip


def _is_usable(interface: QNetworkInterface) -> bool:
    """Leave out what is down, and tunnels: what is behind a VPN is not the local network."""
    flags = interface.flags()
    up = bool(flags & _Flag.IsUp) and bool(flags & _Flag.IsRunning)
    return up and not flags & _Flag.IsLoopBack and not flags & _Flag.IsPointToPoint


def _is_typable(address: str) -> bool:
    """Leave out addresses with a zone (``fe80::1%eth0``): browsers do not take those."""
    return "%" not in address and is_local(address)


def _unlikely(interface: QNetworkInterface) -> int:
    names = f"{interface.name()} {interface.humanReadableName()}".lower()
    if any(name.startswith(VIRTUAL) for name in names.split()):
        return 2
    return 0 if interface.type() in (_Kind.Wifi, _Kind.Ethernet) else 1


def _rank(address: str) -> int:
    """Return the place in the list: short addresses first, those that nobody gave out last."""
    return 2 if address.startswith("169.254.") else int(":" in address)
