/** The data that all windows of a browser show. */
export type SharedData = "cart" | "orders";

interface DataChange {
  changed: SharedData;
  userId: string;
}

type Message = DataChange | { changed: "session" };

let channel: BroadcastChannel | undefined;

/** One channel per window, since a channel does not receive its own messages. Opened in a browser only. */
const openChannel = () => (channel ??= new BroadcastChannel("cloudcart"));

/** Reports to the browser's other windows that the service has accepted a change. */
export function reportChange(changed: SharedData, userId: string): void {
  openChannel().postMessage({ changed, userId } satisfies Message);
}

/** Calls the listener for each change that another window reports. Returns how to stop. */
export function onChangeElsewhere(changed: SharedData, userId: string, listener: () => void): () => void {
  const receive = ({ data }: MessageEvent<Message>) => {
    if (data.changed === changed && data.userId === userId) listener();
  };
  return onMessage(receive);
}

/** Reports to the browser's other windows that the session has another shopper. */
export function reportSession(): void {
  openChannel().postMessage({ changed: "session" } satisfies Message);
}

/** Calls the listener for each change of the session that another window reports. Returns how to stop. */
export function onSessionElsewhere(listener: () => void): () => void {
  return onMessage(({ data }) => {
    if (data.changed === "session") listener();
  });
}

function onMessage(receive: (event: MessageEvent<Message>) => void): () => void {
  openChannel().addEventListener("message", receive);
  return () => openChannel().removeEventListener("message", receive);
}
