import rule from "../../../rules/base-image/pin-base-image-tag.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    // A value that has to be given.
    ...["non-existing", "set-me-with-build-arg", "you_must_set_base_image"].map((image) => ({
      code: `ARG BASE=${image}\nFROM $BASE`,
      unknown: `${image} stands for an image that the caller chooses`,
    })),
    // What the same project builds.
    {
      code: "ARG BASE\nFROM $BASE\nCOPY --from=shop-files /a /a",
      files: {
        "compose.yaml":
          "services:\n  app: {image: shop-local, build: ./app}\n  files: {image: 'docker.io/library/shop-files:latest', build: ./files}\n  cron: {build: {args: {BASE: 'shop-local:${TAG:-latest}'}}}",
      },
      unknown: ["shop-local:latest is built by the same caller", "shop-files is built by the same caller"],
    },
    {
      title: "what another file of the project builds",
      code: "FROM shop-base\nCOPY --from=registry.example.com/shop/files /a /a",
      files: {
        Makefile: "base:\n\tdocker build -t shop-base base\n",
        "compose.yaml": "services:\n  files:\n    image: 'registry.example.com/shop/files:${TAG}'\n    build: files\n",
      },
      unknown: ["the project may build it itself", "the project may build it itself"],
    },
    {
      kind: "kubernetes",
      title: "what the project builds and no registry has",
      code: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: shop",
      files: { Makefile: "shop:\n\tdocker build -t shop .\n" },
      unknown: "the project may build it itself",
    },
    "FROM scratch",
    "FROM node:22 AS build\nFROM build",
    "FROM node@sha256:0000000000000000000000000000000000000000000000000000000000000000",
    "ARG KIND=prod\nFROM alpine:3.20 AS app-prod\nFROM app-${KIND}",
    { code: "FROM node", options: { allow: ["node"] } },
    { code: "ARG BASE\nFROM $BASE", unknown: true },
    { code: "ARG R\nFROM $R/node", options: { allow: ["node"] }, unknown: true },
    { code: "FROM scratch\nCOPY --from=assets /dist /dist", unknown: true },
    { code: "FROM scratch\nCOPY --from=assets /dist /dist", contexts: { assets: "./dist" } },
    { kind: "compose", code: "services:\n  app:\n    build: .\n    image: app" },
  ],
  bad: [
    {
      kind: "kubernetes",
      title: "a release of what the project builds",
      code: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: «example/shop»",
      files: { Makefile: "shop:\n\tdocker build -t example/shop .\n" },
    },
    {
      title: "an image of Docker's that the project builds anew",
      code: "FROM «node»",
      files: { Makefile: "node:\n\tdocker build -t node node\n" },
      fixedUnsafe: "FROM node:24",
    },
    "FROM «set»",
    { code: "ARG ‹BASE=base›\nFROM «$BASE»", related: "ARG BASE", flow: true },
    {
      title: "another tag than the project builds, and an image that it does not",
      code: "FROM «shop»\nCOPY --from=«files» /a /a",
      files: { "compose.yaml": "services:\n  app: {image: 'shop:1', build: .}\n  b: {image: files}" },
    },
    "ARG R\nFROM «$R/node»",
    {
      code: "FROM «node» AS build",
      message: "untagged",
      says: "node has no tag, so the moving tag latest is used: pin a version",
      offers: "Use the tag 24, which is supported longest",
      fixedUnsafe: "FROM node:24 AS build",
    },
    { code: "ARG ‹KIND=test›\nFROM alpine:3.20 AS app-prod\nFROM «app-${KIND}»", related: "ARG KIND", flow: true },
    {
      title: "behind a variable, and from a mirror",
      code: "ARG ‹P=mirror.gcr.io/library/›\nFROM «${P}busybox»",
      related: "ARG P",
      flow: true,
      offers: "Use the tag 1.38, the newest that is known",
      fixedUnsafe: "ARG P=mirror.gcr.io/library/\nFROM ${P}busybox:1.38",
    },
    { title: "a name of two pieces", code: "ARG ‹P=no›\nFROM «${P}de»", related: "ARG P", flow: true },
    {
      title: "Red Hat's minor releases",
      code: "FROM «redhat/ubi8-minimal»",
      fixedUnsafe: "FROM redhat/ubi8-minimal:8.10",
    },
    { title: "a repository that gets no more", code: "FROM «openjdk»" },
    { code: "FROM scratch\nCOPY --from=«assets» /dist /dist", contexts: {} },
    { code: "ARG ‹BASE=alpine:3.20›\nFROM «${BASE}»", buildArgs: { BASE: "alpine" }, related: "ARG BASE", flow: true },
  ],
});
