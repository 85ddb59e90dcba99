import type { Files } from "./context.ts";

/** A service of Java's standard library alone. */
export const javaServer: Files = {
  "pom.xml": "<project>\n<artifactId>hello</artifactId>\n<version>1.0</version>\n</project>\n",
  "src/main/java/hello/Main.java": `package hello;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

public class Main {
  public static void main(String[] arguments) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 8080), 0);
    server.createContext("/", exchange -> {
      byte[] body = "hello\\n".getBytes();
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
  }
}
`,
};
