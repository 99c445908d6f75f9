"""The dialog that lets phones in: the code to scan, who is on, the lock, and off."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.model.errors import DatelineError
from viewer.session.remote_access import MAX_DEVICES, MAX_WRONG
from viewer.ui.present.remote.qr import QrCode
from viewer.ui.present.remote.remote import Remote

HOW = (
    "Join the same network with the phone, and point its camera at the code. "
    "Or open this address on the phone, and type the code:"
)
CARE = (
    "Each code lets one phone in. Nothing leaves the network, but others on it could read the "
    "notes as they pass: use a network that you trust."
)
OFF = "The remote is off. No phone can reach this computer."
LOCKED = (
    f"Locked: {MAX_WRONG} wrong codes were tried, so no phone can join. "
    "Phones that are on go on working. Make a new code to let phones in again."
)
FULL = "No more phones can join. One can leave on its own page, or turn the remote off and on."
SIZE = (860, 500)
"""While there is a code to scan."""


class RemoteDialog(QDialog):
    """Shows a Remote as it is, and turns it on and off."""

    def __init__(self, remote: Remote, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Phone remote")
        self._remote = remote
        self._qr = QrCode()
        self._how, self._care = _words(HOW), _words(CARE)
        self._care.setProperty("muted", True)
        self._place, self._code = _spelled(), _spelled()
        self._devices, self._trouble = _words(), _words()
        for label in (self._devices, self._trouble):
            label.setFont(_strong(label.font()))
        self._networks = QComboBox()
        self._networks.setAccessibleName("Network, by this computer’s address on it")
        self._new, self._switch = QPushButton("&New code"), QPushButton()
        self._qr.setAccessibleName("QR code of the address with the code")
        self._arrange()
        self._new.clicked.connect(remote.renew)
        self._switch.clicked.connect(self._turn)
        self._networks.activated.connect(self._move)
        remote.changed.connect(self._show)
        self._show()

    def _arrange(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        for widget in (
            self._devices, self._trouble, self._how, self._place, self._code, self._networks,
            self._care,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(22)
        row.addWidget(self._qr, 1)
        row.addLayout(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 16)
        whole.setSpacing(16)
        whole.addLayout(row, 1)
        buttons = self._made_buttons()
        whole.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()

    def _made_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self._new, self._switch):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.setAutoDefault(False)  # Enter shall not undo the code that is being scanned
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        buttons.rejected.connect(self.reject)
        return buttons

    def _show(self) -> None:
        """Show the remote as it is now."""
        remote = self._remote
        self._trouble.setText(_trouble(remote))
        self._trouble.setVisible(bool(self._trouble.text()))
        self._devices.setText(_devices(remote))
        self._devices.setVisible(remote.is_on)
        self._show_address()
        self._care.setVisible(remote.is_on)
        self._new.setEnabled(remote.locked or bool(remote.address))
        self._switch.setText("Turn &off" if remote.is_on else "Turn &on")
        self._show_networks()

    def _show_address(self) -> None:
        remote, shown = self._remote, self._qr.text != ""
        for label, name, words in (
            (self._place, "Address", remote.place),
            (self._code, "Code", remote.code),
        ):
            label.setText(words)
            label.setAccessibleName(f"{name}: {words}")
        for widget in (self._how, self._place, self._code, self._qr):
            widget.setVisible(bool(remote.address))
        self._qr.show_text(remote.address)
        if shown != bool(remote.address):  # with nothing to scan, a large dialog would be empty
            self.resize(QSize(*SIZE) if remote.address else self.sizeHint())

    def _show_networks(self) -> None:
        """Offer the networks where this computer is on several."""
        hosts = self._remote.hosts if self._remote.is_on else []
        with QSignalBlocker(self._networks):
            self._networks.clear()
            for host in hosts:
                self._networks.addItem(f"Network of {host}", host)
            self._networks.setCurrentIndex(self._networks.findData(self._remote.host))
        self._networks.setVisible(len(hosts) > 1)

    def _turn(self) -> None:
        if self._remote.is_on:
            self._remote.stop()
        else:
            self._start()

    def _move(self) -> None:
        """Go to another network; the phones of the one before cannot reach us there."""
        host = self._networks.currentData()
        if host != self._remote.host:
            self._remote.stop()
            self._start(host)

    def _start(self, host: str = "") -> None:
        try:
            self._remote.start(host)
        except DatelineError as error:
            self._trouble.setText(f"{_sentence(error.what)} {_sentence(error.hint)}")


def _trouble(remote: Remote) -> str:
    if not remote.is_on:
        return OFF
    if remote.locked:
        return LOCKED
    return "" if remote.address else FULL


def _devices(remote: Remote) -> str:
    away = remote.devices - remote.reached
    words = f"{remote.devices} of {MAX_DEVICES} phones are on"
    return f"{words}, {away} out of reach" if away else words


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _words(text: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _spelled() -> QLabel:
    """Return a label whose words can be read letter by letter, marked and copied."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(label.font().pointSizeF() * 1.3)
    label.setFont(font)
    flags = Qt.TextInteractionFlag
    label.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    return label


def _strong(font: QFont) -> QFont:
    font.setWeight(QFont.Weight.DemiBold)
    font.setPointSizeF(font.pointSizeF() * 1.15)
    return font
