import { script } from "../context.ts";
import { buildCases } from "../judge.ts";

const conf = { "app.conf": "a\n" };

buildCases("prefer-copy-chmod", [
  {
    name: "a program",
    dockerfile: ["FROM busybox:1.35", "COPY run.sh /usr/bin/run", "RUN chmod 755 /usr/bin/run", 'CMD ["run"]'],
    files: { "run.sh": "#!/bin/sh\necho ran\n" },
  },
  {
    name: "a program in a directory that is made for it",
    dockerfile: [
      "FROM busybox:1.35",
      "COPY run.sh /opt/app/run",
      "RUN chmod 0755 /opt/app/run",
      'CMD ["/opt/app/run"]',
    ],
    files: { "run.sh": script("#!/bin/sh", "echo ran") },
  },
  ...["644", "600", "640", "500", "750", "555"].map((mode) => ({
    name: `mode ${mode} in a directory that is made for it`,
    dockerfile: [
      "FROM busybox:1.35",
      "COPY --chown=65534 app.conf /etc/svc/app.conf",
      `RUN chmod ${mode} /etc/svc/app.conf`,
      "USER 65534",
      'CMD ["cat", "/etc/svc/app.conf"]',
    ],
    files: conf,
    hostile: true as const,
  })),
  {
    name: "mode 644 in a directory that is there",
    dockerfile: ["FROM busybox:1.35", "COPY app.conf /etc/app.conf", "RUN chmod 600 /etc/app.conf"],
    files: conf,
    hostile: true,
  },
  {
    name: "symbolic modes on a directory",
    dockerfile: [
      "# syntax=docker/dockerfile:1",
      "FROM busybox:1.35",
      "COPY tools /usr/local/tools",
      "RUN chmod +x /usr/local/tools",
    ],
    files: { "tools/key.pem": "k\n", "tools/run": script("#!/bin/sh") },
    hostile: true,
  },
  {
    name: "a directory",
    dockerfile: ["FROM busybox:1.35", "COPY tools /usr/local/tools", "RUN chmod 755 /usr/local/tools"],
    files: { "tools/key.pem": "k\n" },
    hostile: true,
  },
]);
