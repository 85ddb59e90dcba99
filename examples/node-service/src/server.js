import { createServer } from "node:http";
import { nanoid } from "nanoid";

const port = Number(process.env.PORT ?? 3000);

const server = createServer((request, response) => {
  if (request.url === "/healthz") {
    response.writeHead(204).end();
    return;
  }
  response.writeHead(200, { "content-type": "text/plain", "x-request-id": nanoid() });
  response.end("Hello.\n");
});

server.listen(port);

// As process 1 Node has no default action for SIGTERM: without this a stop takes ten seconds.
process.on("SIGTERM", () => server.close());
