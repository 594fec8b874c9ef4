import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** The path that says whether the line holds; the tests run in another process than the line. */
export const LINE_CONTROL = "/line";

/** A line to the backend that can be cut and joined again, while the backend keeps what it knows. */
export function lineTo(endpoint: string): Server {
  let holds = true;

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
    if (incoming.url?.startsWith(LINE_CONTROL)) {
      holds = incoming.method === "PUT";
      outgoing.end();
    } else if (holds) pass(incoming, outgoing);
    else incoming.socket.destroy();
  });
}
