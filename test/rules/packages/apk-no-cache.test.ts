import rule from "../../../rules/packages/apk-no-cache.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM alpine:3.20\nRUN apk add --no-cache curl",
    "FROM alpine:3.20\nRUN apk --no-cache add curl",
    "FROM alpine:3.20\nARG OPTS=--no-cache\nRUN apk add $OPTS curl",
    "FROM alpine:3.20\nRUN apk add curl && rm -rf /var/cache/apk",
    "FROM alpine:3.20\nRUN apk add curl && rm -f /var/cache/apk/APKINDEX*",
    "FROM alpine:3.20\nRUN apk add curl && apk cache purge",
    "FROM alpine:3.20\nRUN --mount=type=cache,target=/var/cache/apk apk add curl",
    "FROM alpine:3.20\nRUN --mount=type=cache,target=/etc/apk/cache ln -s /var/cache/apk /etc/apk/cache && apk add curl",
    "FROM alpine:3.20\nRUN apk add --root /rootfs --initdb alpine-base",
    "FROM alpine:3.20\nRUN apk add --no-network /tmp/a.apk",
    "FROM alpine:3.20\nRUN apk del curl",
    "FROM alpine:3.20 AS b\nRUN apk add gcc\nFROM scratch\nCOPY --from=b /a /a",
  ],
  bad: [
    {
      title: "--update is what --no-cache does anyway",
      code: "FROM alpine:3.20\nRUN «apk add» --update curl",
      fixed: "FROM alpine:3.20\nRUN apk add --no-cache curl",
    },
    { code: "FROM alpine:3.20\nRUN «apk add» -U curl", fixed: "FROM alpine:3.20\nRUN apk add --no-cache curl" },
    {
      title: "a cluster stays",
      code: "FROM alpine:3.20\nRUN «apk add» -Uu curl",
      fixed: "FROM alpine:3.20\nRUN apk add --no-cache -Uu curl",
    },
    {
      title: "every command of the RUN",
      code: "FROM alpine:3.20\nRUN «apk update» \\\n && apk upgrade \\\n && apk add --virtual .deps gcc \\\n && apk del .deps",
      fixed:
        "FROM alpine:3.20\nRUN apk upgrade --no-cache \\\n && apk add --no-cache --virtual .deps gcc \\\n && apk del .deps",
    },
    {
      title: "an update that nothing else needs",
      code: "FROM alpine:3.20\nRUN «apk update» && apk add --no-cache curl",
      fixed: "FROM alpine:3.20\nRUN apk add --no-cache curl",
    },
    {
      title: "an update that something may need",
      code: "FROM alpine:3.20\nRUN «apk update» && apk policy curl && apk add --no-cache curl",
      fixed:
        "FROM alpine:3.20\nRUN apk update && apk policy curl && apk add --no-cache curl && rm -rf /var/cache/apk/*",
    },
    {
      title: "where no word can simply go",
      code: "FROM alpine:3.20\nRUN «apk update»; apk add --no-cache curl",
      fixed: "FROM alpine:3.20\nRUN apk update; apk add --no-cache curl && rm -rf /var/cache/apk/*",
    },
    {
      title: "a lone update",
      code: "FROM alpine:3.20\nRUN «apk update»",
      says: "apk update leaves the package index in this layer",
      fixed: null,
    },
    { title: "exec form", code: 'FROM alpine:3.20\nRUN ["«apk", "add»", "curl"]', fixed: null },
    {
      code: "FROM alpine:3.20\nRUN rm -rf /var/cache/apk/* && «apk add» curl",
      fixed: "FROM alpine:3.20\nRUN rm -rf /var/cache/apk/* && apk add --no-cache curl",
    },
    {
      code: "FROM alpine:3.20\nRUN «apk add» curl\n‹RUN› rm -rf /var/cache/apk/*",
      related: "Too late: deleting in a later layer frees no space",
      fixed: "FROM alpine:3.20\nRUN apk add --no-cache curl\nRUN rm -rf /var/cache/apk/*",
    },
    {
      title: "and by its other name",
      code: "FROM alpine:3.20\nRUN «apk add» --update-cache curl",
      fixed: "FROM alpine:3.20\nRUN apk add --no-cache curl",
    },
    {
      title: "an update before something else",
      offers: "Remove apk update, which --no-cache makes redundant",
      code: "FROM alpine:3.20\nRUN «apk update» && mkdir /a && apk upgrade --no-cache",
      fixed: "FROM alpine:3.20\nRUN mkdir /a && apk upgrade --no-cache",
    },
    {
      title: "an update without an installation",
      code: "FROM alpine:3.20\nRUN «apk update» && apk del curl",
      fixed: "FROM alpine:3.20\nRUN apk update && apk del curl && rm -rf /var/cache/apk/*",
    },
    {
      title: "an update by somebody else",
      code: "FROM alpine:3.20\nUSER app\nRUN doas «apk update» && doas apk del curl",
    },
  ],
});
