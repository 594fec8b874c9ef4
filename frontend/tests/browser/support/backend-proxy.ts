import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** The path of the proxy's own settings; the tests run in another process than the proxy. */
export const PROXY_CONTROL = "/proxy-control";

/**
 * A proxy between shop and backend. DELETE disconnects the backend, which keeps its data; PUT connects it again, and
 * `?delay=` then delays each request by these milliseconds.
 */
export function backendProxy(endpoint: string): Server {
  let isConnected = true;
  let delay = 0;

  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { hostname, port } = new URL(endpoint);
    const { method, url: path, headers } = incoming;
    const onward = request({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  };

  return createServer((incoming, outgoing) => {
    const { pathname, searchParams } = new URL(incoming.url ?? "/", endpoint);
    if (pathname === PROXY_CONTROL) {
      isConnected = incoming.method === "PUT";
      delay = Number(searchParams.get("delay"));
      outgoing.end();
    } else if (isConnected) setTimeout(pass, delay, incoming, outgoing);
    else incoming.socket.destroy();
  });
}
