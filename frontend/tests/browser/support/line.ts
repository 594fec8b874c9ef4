import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** The path that says whether the line holds; the tests run in another process than the line. */
export const LINE_CONTROL = "/line";

/**
 * A line to the backend that can be cut, joined and slowed down, while the backend keeps what it knows. PUT joins it;
 * `?delay=` is the milliseconds by which each request is then late.
 */
export function lineTo(endpoint: string): Server {
  let holds = true;
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
    if (pathname === LINE_CONTROL) {
      holds = incoming.method === "PUT";
      delay = Number(searchParams.get("delay"));
      outgoing.end();
    } else if (holds) setTimeout(pass, delay, incoming, outgoing);
    else incoming.socket.destroy();
  });
}
