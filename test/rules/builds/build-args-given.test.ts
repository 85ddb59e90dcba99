import rule from "../../../rules/builds/build-args-given.ts";
import { testRule } from "../../rule-tester.ts";

const files = { "compose.yaml": "services:\n  app:\n    build: .\n" };
const given = { "compose.yaml": "services:\n  app:\n    build:\n      context: .\n      args: [VERSION]\n" };
const file = (line: string) => `FROM alpine:3.22\nARG VERSION\n${line}`;

testRule(rule, {
  good: [
    { title: "nobody is known to build it", code: file("RUN : ${VERSION:?}") },
    { code: file("RUN : ${VERSION:?}"), files: given },
    {
      title: "a stage that nobody is known to build",
      code: "FROM alpine:3.22 AS a\nFROM alpine:3.22\nARG VERSION\nRUN : ${VERSION:?}",
      files: { "compose.yaml": "services:\n  app:\n    build:\n      context: .\n      target: a\n" },
    },
    { code: file("RUN : ${VERSION:?}"), files, buildArgs: { VERSION: "1" } },
    {
      code: file(
        "RUN curl https://example.com/${VERSION:-1} && curl -O x$VERSION && curl https://example.com/?v=$VERSION",
      ),
      files,
    },
    {
      title: "who asks",
      code: file("RUN curl https://$VERSION@example.com/ && curl https://x:$VERSION@example.com/a"),
      files,
    },
    {
      title: "part of an option",
      code: file("RUN go build -ldflags=-X=main.version=$VERSION . && pip install $VERSION"),
      files,
    },
    {
      title: "a condition",
      code: file('RUN if [ -n "$VERSION" ]; then curl -O https://example.com/$VERSION; fi'),
      files,
    },
    { title: "what the script sets", code: file("RUN VERSION=1; curl -O https://example.com/$VERSION"), files },
    {
      title: "a check under a condition",
      code: file('RUN if [ "$MODE" = release ]; then : ${VERSION:?}; fi'),
      files,
    },
    {
      title: "parameters of the shell",
      code: file("RUN curl https://example.com/$* https://example.com/$? a==$@ $1"),
      files,
    },
    {
      title: "what is made of another argument",
      code: "FROM alpine:3.22\nARG OTHER\nENV V=$OTHER\nRUN curl -O https://example.com/$V",
      files,
    },
    {
      title: "commands that install nothing",
      code: file("RUN npm view tool@$VERSION && echo tool==$VERSION && pip download tool==$VERSION"),
      files,
    },
    {
      title: "what the base image may set",
      code: "FROM example.com/app:1\nARG VERSION\nRUN curl -O https://example.com/$VERSION",
      files,
    },
    { title: "a default of the file", code: "ARG VERSION=1\nFROM alpine:3.22\nARG VERSION\nRUN : ${VERSION:?}", files },
    {
      title: "what BuildKit sets",
      code: "FROM alpine:3.22\nARG TARGETARCH\nADD https://example.com/$TARGETARCH /",
      files,
    },
    {
      title: "a stage that is not needed",
      code: `${file("RUN : ${VERSION:?}").replace(":3.22", ":3.22 AS old")}\nFROM alpine:3.22`,
      files,
    },
  ],
  bad: [
    {
      code: "FROM alpine:3.22\nARG ‹VERSION›\nRUN : ${«VERSION»:?} ${«VERSION»?none}\nLABEL version=${«VERSION»:?}",
      files,
      message: "required",
      says: [
        "The build fails here: the argument VERSION is not passed, and has no default",
        "The build fails here: the argument VERSION is not passed, and has no default",
        "The build fails here: the argument VERSION is not passed, and has no default",
      ],
      related: "Declared here",
    },
    {
      code: 'ARG VERSION\nFROM alpine:3.22\nARG ‹VERSION›\nRUN curl -fLO https://example.com/tool-${«VERSION»}.tar.gz && wget "https://example.com/$«VERSION»"\nRUN pip install tool==$«VERSION» && go install example.com/tool@v${«VERSION»} && npm i -g tool@$«VERSION» && apk add tool=$«VERSION»',
      files,
      message: "empty",
      says: "VERSION is empty here: the argument is not passed, and has no default",
      related: "Declared here",
    },
  ],
});
