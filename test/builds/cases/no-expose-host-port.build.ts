import { buildCases } from "../judge.ts";

buildCases("no-expose-host-port", [
  {
    name: "a port of the host",
    dockerfile: ["FROM busybox:1.35", "EXPOSE 8080:80"],
  },
  {
    name: "an address and a protocol",
    dockerfile: ["FROM busybox:1.35", "EXPOSE 127.0.0.1:53:53/udp"],
  },
  {
    name: "among others",
    dockerfile: ["FROM busybox:1.35", "EXPOSE 80 8443:443/tcp 9000-9001"],
    hostile: true,
  },
]);
