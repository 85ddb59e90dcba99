import { writeSync } from "node:fs";
import { createConnection, LSPErrorCodes, Message, ProposedFeatures } from "vscode-languageserver/node";
import { logLine } from "../reporters/safe-text.ts";
import { checkedFrames } from "./framing.ts";
import { faultInNotification } from "./params.ts";
import { type ServerOptions, serve } from "./server.ts";

/** Serves the client at the other end of standard input and output, until it says goodbye or hangs up. */
export function serveStdio(options: ServerOptions): void {
  const input = process.stdin.pipe(checkedFrames()).on("error", endWith);
  const connection = createConnection(ProposedFeatures.all, input, process.stdout, {
    messageStrategy: {
      handleMessage(message, next) {
        const fault = faultInNotification(message);
        if (fault === undefined) next(withParams(message));
        else connection.console.warn(fault);
      },
    },
    connectionStrategy: {
      // A request that is called off before its turn is answered at once.
      cancelUndispatched: (message) => ({
        jsonrpc: message.jsonrpc,
        id: Message.isRequest(message) ? message.id : null,
        error: { code: LSPErrorCodes.RequestCancelled, message: "cancelled" },
      }),
    },
  });
  serve(connection, options);
  connection.listen();
}

/** The library looks into parameters before anybody could refuse what is none. */
function withParams(message: Message): Message {
  return Message.isRequest(message) && (message.params as unknown) === null
    ? Object.assign({}, message, { params: {} })
    : message;
}

/** A client that cannot be understood is told so at once: editors start a new server, or show what was said. */
function endWith({ message }: Error): void {
  writeSync(2, `${logLine(`plimsoll: the client sent ${message}; the language server ends`)}\n`);
  process.exit(wrongInput);
}

/** The code that the command line has for wrong usage. */
const wrongInput = 2;
