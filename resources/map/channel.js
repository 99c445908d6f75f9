// The way to Python and back: JSON texts over Qt's web channel.

/** Connects; `receive` gets each message of Python. Resolves to the function that sends one. */
export function connect(receive) {
  return new Promise((resolve) => {
    new window.QWebChannel(window.qt.webChannelTransport, (channel) => {
      const { bridge } = channel.objects;
      bridge.sent.connect((text) => receive(JSON.parse(text)));
      resolve((type, message = {}) => bridge.receive(JSON.stringify({ type, ...message })));
    });
  });
}
