import rule from "../../../rules/metadata/scratch-tzdata.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM scratch\nCOPY app /app",
    ...["", ":", "Etc/UTC", "UCT", "GMT", "Zulu", "Universal", "utc", "CET-1CEST", "EST5EDT", "/zones/Berlin"].map(
      (zone) => `FROM scratch\nENV TZ=${zone}\nCOPY app /app`,
    ),
    "FROM alpine:3.22\nENV TZ=Europe/Berlin\nRUN apk add --no-cache tzdata",
    "FROM debian:12\nENV TZ=Europe/Berlin",
    "FROM alpine:3.22\nENV TZ=Europe/Berlin\nCOPY --from=zones /usr/share/zoneinfo /usr/share/zoneinfo",
    {
      code: "FROM ubuntu:24.04\nENV TZ=Europe/Berlin\nRUN apt-get update && apt-get install -y postgresql",
      unknown: true,
    },
    { code: "FROM alpine:3.22\nENV TZ=Europe/Berlin\nRUN cp /z/Berlin /usr/share/zoneinfo/Europe/", unknown: true },
    { code: "FROM alpine:3.22\nENV TZ=Europe/Berlin\nARG MORE\nRUN apk add $MORE", unknown: true },
    { code: "FROM python:3.12-slim\nENV TZ=Europe/Berlin" },
    "FROM gcr.io/distroless/static-debian12\nENV TZ=Europe/Berlin",
    "FROM scratch AS zones\nENV TZ=Europe/Berlin\nFROM debian:12",
    "FROM scratch\nENV TZ=Europe/Berlin\nADD zoneinfo.zip /\nENV ZONEINFO=/zoneinfo.zip",
    "FROM golang:1.24 AS b\nRUN go build -tags timetzdata -o /app .\nFROM scratch\nENV TZ=Asia/Tokyo\nCOPY --from=b /app /app",
    {
      title: "among others, and elsewhere, too",
      code: 'FROM golang:1.24 AS b\nRUN go build -tags "netgo timetzdata" -o /app .\nFROM alpine:3.22 AS debug\nCOPY --from=b /app /dbg\nFROM scratch\nENV TZ=Asia/Tokyo\nCOPY --from=b /app /app',
    },
    { code: "FROM scratch\nADD rootfs.tar /\nENV TZ=Asia/Tokyo", unknown: true },
    { code: "FROM scratch\nARG ZONE\nENV TZ=$ZONE", unknown: true },
  ],
  bad: [
    {
      title: "Alpine",
      code: "FROM alpine:3.22\nENV «TZ=Europe/Berlin»\nRUN apk add --no-cache curl\nUSER 1000",
      says: "TZ=Europe/Berlin has no effect: alpine:3.22 has no time zone data",
    },
    "FROM ubuntu:24.04\nENV «TZ=Europe/Berlin»",
    "FROM busybox:1.37\nENV «TZ=Europe/Berlin»\nCOPY app /app",
    ...["Etc/GMT+5", "Mars/UTC", "UTC/Mars"].map((zone) => ({
      title: `a zone of its own: ${zone}`,
      code: `FROM ‹scratch›\nENV A=b TZ=UTC «TZ=${zone}» C=d\nCOPY app /app`,
      says: `TZ=${zone} has no effect: scratch has no time zone data`,
      related: "The image contains nothing but the copied files",
    })),
    {
      title: "the program with zone data stays behind",
      code: "FROM golang:1.24-alpine AS b\nRUN go build -tags timetzdata -o /app .\nFROM alpine:3.22 AS debug\nCOPY --from=b /app /app\nFROM ‹scratch›\nENV «TZ=Asia/Tokyo»\nCOPY app /app",
      related: "The image contains nothing but the copied files",
    },
    {
      code: "FROM ‹scratch›\nARG ZONE=Asia/Tokyo\nENV «TZ=$ZONE»\nCOPY app /app",
      says: "TZ=Asia/Tokyo has no effect: scratch has no time zone data",
      related: "The image contains nothing but the copied files",
    },
    {
      code: "FROM golang:1.24 AS b\nRUN apt-get update && apt-get install -y tzdata && go build -o /app .\nFROM ‹scratch›\nENV A=b «TZ=Asia/Tokyo»\nCOPY --from=b /app /app",
      related: "The image contains nothing but the copied files",
      fixedUnsafe:
        "FROM golang:1.24 AS b\nRUN apt-get update && apt-get install -y tzdata && go build -o /app .\nFROM scratch\nENV A=b TZ=Asia/Tokyo\nCOPY --from=b /usr/share/zoneinfo /usr/share/zoneinfo\nCOPY --from=b /app /app",
    },
  ],
});
