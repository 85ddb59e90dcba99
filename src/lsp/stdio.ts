import { createConnection, LSPErrorCodes, Message, ProposedFeatures } from "vscode-languageserver/node";
import { type ServerOptions, serve } from "./server.ts";

/** Serves the client at the other end of standard input and output, until it says goodbye or hangs up. */
export function serveStdio(options: ServerOptions): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout, {
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
