import rule from "../../../rules/layers/no-removed-in-later-layer.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    { title: "of the base image", code: "FROM debian:12\nRUN rm -rf /usr/share/doc" },
    { title: "a builder does not ship", code: "FROM debian:12 AS b\nCOPY x.sh /x.sh\nRUN rm /x.sh\nFROM scratch" },
    {
      title: "a cache mount",
      code: "FROM debian:12\nRUN wget -P /c https://example.com/x\nRUN --mount=type=cache,target=/c rm -rf /c/*",
    },
    {
      title: "fetched again",
      code: "FROM debian:12\nRUN wget -O /x.tgz https://example.com/x\nRUN wget -O /x.tgz https://example.com/y && rm /x.tgz",
    },
    { title: "an empty directory, a link", code: "FROM debian:12\nRUN mkdir /a && ln -s /a /b\nRUN rm -rf /a /b" },
    { title: "perhaps", code: "FROM debian:12\nCOPY x.sh /x.sh\nRUN if true; then rm /x.sh; fi" },
    { title: "something in a copied directory", code: "FROM debian:12\nCOPY . /app\nRUN rm -rf /app/dist" },
    { title: "ADD unpacks", code: "FROM debian:12\nADD x.tgz /tmp/x.tgz\nRUN rm -f /tmp/x.tgz" },
    { title: "nothing: a variable that is not set", code: 'FROM debian:12\nCOPY x.sh /x.sh\nRUN rm -rf "$NOPE"' },
    { title: "removed before", code: "FROM debian:12\nRUN wget -O /x https://example.com/x && rm /x\nRUN rm -f /x" },
    {
      title: "where it lies is not known",
      code: "FROM registry.example.com/a:1\nRUN wget https://example.com/x\nRUN rm x",
    },
  ],
  bad: [
    {
      title: "several RUNs become one",
      code: "FROM debian:12\nRUN wget -O ‹/x.tgz› https://example.com/x\nRUN tar xf /x.tgz\nRUN rm «/x.tgz» && rm -f /x.tgz",
      message: "kept",
      related: "RUN brings it here",
      flow: true,
      fixedUnsafe:
        "FROM debian:12\nRUN wget -O /x.tgz https://example.com/x \\\n    && tar xf /x.tgz \\\n    && rm /x.tgz && rm -f /x.tgz",
    },
    {
      title: "a glob, and a parent stage",
      code: "FROM debian:12 AS base\nCOPY a.deb b.deb ‹/tmp/›\nFROM base\nRUN dpkg -i /tmp/*.deb && \\\n  rm -f «/tmp/*.deb»",
      message: "kept",
      says: "/tmp/a.deb stays in the layer of the COPY that brought it: removing it here frees nothing",
      related: "COPY brings it here",
      flow: true,
    },
    {
      title: "moved",
      code: "FROM debian:12\nWORKDIR /src\nRUN git clone ‹https://example.com/a.git›\nRUN mv «a» /opt/",
      message: "moved",
      says: "/src/a is stored twice: it also stays in the layer of the RUN that brought it",
      related: "RUN brings it here",
      flow: true,
      fixedUnsafe: "FROM debian:12\nWORKDIR /src\nRUN git clone https://example.com/a.git \\\n    && mv a /opt/",
    },
    {
      title: "each of several",
      code: "FROM debian:12\nCOPY a.sh b.sh ‹/›\nRUN rm «/a.sh» «/b.sh»",
      message: "kept",
      severity: "info",
      related: "COPY brings it here",
      flow: true,
    },
    {
      title: "a key that is written",
      code: "FROM debian:12\nCOPY id_rsa ‹/root/.ssh/id_rsa›\nRUN git clone x && rm -rf «/root/.ssh»",
      message: "secret",
      severity: "error",
      says: "/root/.ssh/id_rsa can still be read from the layer of the COPY that brought it",
      related: "COPY brings it here",
      flow: true,
    },
    {
      title: "the flags are the same",
      code: "FROM debian:12\nRUN --network=host wget -O ‹/x› https://example.com/x\nRUN --network=host cp /x /y && rm «/x»",
      message: "kept",
      related: "RUN brings it here",
      flow: true,
      fixedUnsafe: "FROM debian:12\nRUN --network=host wget -O /x https://example.com/x \\\n    && cp /x /y && rm /x",
    },
  ],
});
