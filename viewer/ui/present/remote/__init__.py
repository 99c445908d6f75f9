"""A phone as remote control, on the local network and nowhere else; off until it is switched on.

The page and its few requests are served over a QTcpServer, by the fraction of HTTP that they
need (`http.py`): one request a connection, and a stream of server-sent events for the state.

- Not QtHttpServer: it is GPL or commercial, Dateline is MIT; and Qt itself advises it for
  trusted networks only.
- Not QtWebSockets, though LGPL: the page needs HTTP anyway, and a second protocol is a second
  port or a socket handed over, and one more thing whose Origin has to be checked. A command is
  a POST; what goes the other way is a stream that browsers reconnect and every proxy knows.
- Not Python's http.server: its threads would have to cross into Qt's with every press, and to be
  ended with the presentation. Here a press is a signal in the thread that acts on it, nothing is
  shared between threads, and closing is closing.

Who may do what is decided in `viewer.session.remote_access` and `routes.py`, both without Qt.
The keys are as safe as the network is: without a certificate, which no phone would trust, there
is no HTTPS. Who can listen on the network can read the notes; the dialog says so.
"""

from viewer.ui.present.remote.dialog import RemoteDialog
from viewer.ui.present.remote.remote import Remote
from viewer.ui.present.remote.routes import ALLOWED
from viewer.ui.present.remote.state import RemoteState

__all__ = ["ALLOWED", "Remote", "RemoteDialog", "RemoteState"]
