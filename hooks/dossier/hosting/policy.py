"""What pages may do: the content security policy as a header and as an element, and the policy of permissions."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.plan.addresses import address

# What each directive allows; whatever has none is forbidden by the first one.
_GENERAL: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",
    "base-uri": "'none'",
    "form-action": "'none'",
}
# The search runs in the reader's browser as a WebAssembly program, and loads its index.
_OF_SEARCH: Mapping[str, str] = {"script-src": "'self' 'wasm-unsafe-eval'", "connect-src": "'self'"}
# Not understood in an element of a page (CSP 3, 3.3).
_HEADER_ONLY: Mapping[str, str] = {"frame-ancestors": "'none'"}

# Features of browsers that pages could ask for, none of which the site uses. Those that Chromium does not know on each
# system would make it complain to the reader. Copying and handing a text on, which buttons of ours do, stay as they
# are: for the pages of the site alone.
_FORBIDDEN = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "compute-pressure",
    "cross-origin-isolated", "display-capture", "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope",
    "hid", "identity-credentials-get", "idle-detection", "keyboard-map", "local-fonts", "magnetometer", "microphone",
    "midi", "otp-credentials", "payment", "picture-in-picture", "publickey-credentials-create",
    "publickey-credentials-get", "screen-wake-lock", "serial", "storage-access", "sync-xhr", "unload", "usb",
    "window-management", "xr-spatial-tracking",
)  # fmt: skip


def security_policy(*, search: bool = False, in_page: bool = False) -> str:
    """Return the content security policy of every file, or of the search pages; `in_page` without what only a header
    can say (https://www.w3.org/TR/CSP3/).
    """
    allowed = {**_GENERAL, **(_OF_SEARCH if search else {}), **({} if in_page else _HEADER_ONLY)}
    return "; ".join(f"{directive} {sources}" for directive, sources in allowed.items())


def page_policy(page_address: str) -> str:
    """Return the policy that a page at an address below the root says itself, for hosts that set no headers."""
    language = page_address.partition("/")[0]
    return security_policy(search=page_address == address(language, "list", "search"), in_page=True)


def permissions_policy() -> str:
    """Return the policy that switches off what the site does not use (https://www.w3.org/TR/permissions-policy/)."""
    return ", ".join(f"{name}=()" for name in _FORBIDDEN)
