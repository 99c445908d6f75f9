"""A map page: it shows our shell, goes nowhere, asks nothing, and logs what it says."""

from __future__ import annotations

import logging

from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import (
    QWebEngineFileSystemAccessRequest,
    QWebEngineFullScreenRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineRegisterProtocolHandlerRequest,
    QWebEngineSettings,
)

from viewer.map.policy import ORIGIN
from viewer.model.errors import one_line
from viewer.ui.map.bridge import Bridge

log = logging.getLogger(__name__)

PAGE_URL = QUrl(f"{ORIGIN}/")
LEVELS = {
    QWebEnginePage.JavaScriptConsoleMessageLevel.InfoMessageLevel: logging.INFO,
    QWebEnginePage.JavaScriptConsoleMessageLevel.WarningMessageLevel: logging.WARNING,
    QWebEnginePage.JavaScriptConsoleMessageLevel.ErrorMessageLevel: logging.ERROR,
}

Attribute = QWebEngineSettings.WebAttribute
SWITCHED_OFF = (
    Attribute.AllowGeolocationOnInsecureOrigins,
    Attribute.AllowRunningInsecureContent,
    Attribute.AllowWindowActivationFromJavaScript,
    Attribute.AutoLoadIconsForPage,
    Attribute.DnsPrefetchEnabled,
    Attribute.ErrorPageEnabled,
    Attribute.FullScreenSupportEnabled,
    Attribute.HyperlinkAuditingEnabled,
    Attribute.JavascriptCanAccessClipboard,
    Attribute.JavascriptCanOpenWindows,
    Attribute.JavascriptCanPaste,
    Attribute.LocalContentCanAccessFileUrls,
    Attribute.LocalContentCanAccessRemoteUrls,
    Attribute.LocalStorageEnabled,
    Attribute.NavigateOnDropEnabled,
    Attribute.PdfViewerEnabled,
    Attribute.PluginsEnabled,
    Attribute.ScreenCaptureEnabled,
    Attribute.ShowScrollBars,
    Attribute.WebGLEnabled,
)


class MapPage(QWebEnginePage):
    """A page of our profile with its bridge."""

    def __init__(self, profile: QWebEngineProfile, background: QColor) -> None:
        super().__init__(profile, profile)
        self.bridge = Bridge(self)
        channel = QWebChannel(self)
        channel.registerObject("bridge", self.bridge)
        self.setWebChannel(channel)
        self.setBackgroundColor(background)
        for attribute in SWITCHED_OFF:
            self.settings().setAttribute(attribute, False)
        self.permissionRequested.connect(QWebEnginePermission.deny)
        self.fullScreenRequested.connect(QWebEngineFullScreenRequest.reject)
        self.fileSystemAccessRequested.connect(QWebEngineFileSystemAccessRequest.reject)
        self.registerProtocolHandlerRequested.connect(
            QWebEngineRegisterProtocolHandlerRequest.reject
        )

    def open(self) -> None:
        """Load our page."""
        self.load(PAGE_URL)

    def acceptNavigationRequest(
        self, url: QUrl | str, navigation: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        """Go nowhere but to our page."""
        return is_main_frame and QUrl(url) == PAGE_URL

    def createWindow(  # type: ignore[override]  # Qt means null; PySide's stubs do not say so
        self, kind: QWebEnginePage.WebWindowType
    ) -> QWebEnginePage | None:
        """Open no window."""
        return None

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line: int,
        source: str,
    ) -> None:
        """Log what the page's console says."""
        log.log(LEVELS[level], "%s:%d: %s", source, line, one_line(message))

    def javaScriptAlert(self, origin: QUrl | str, message: str) -> None:
        """Show no dialog."""

    def javaScriptConfirm(self, origin: QUrl | str, message: str) -> bool:
        """Show no dialog."""
        return False

    def javaScriptPrompt(self, origin: QUrl | str, message: str, default: str) -> tuple[bool, str]:
        """Show no dialog."""
        return False, ""
