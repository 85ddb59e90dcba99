import rule from "../../../rules/secrets/no-secret-values.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    // Another rule's, which knows that a hash is wanted there.
    "FROM debian:12\nRUN useradd -m -p worker worker && usermod --password=aVSyDbqXzcLPg worker && groupadd -p word g",
    "FROM debian:12\nENV SECRET_KEY_BASE=long-and-random-alphanumeric-string",
    // Azurite's, the same everywhere.
    "FROM debian:12\nENV AZ=AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
    "FROM debian:12\nENV AZURE_STORAGE_KEY=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
    "FROM python:3.12\nENV MASK_TOKEN=mask PAD_TOKEN=<pad> NEXT_TOKEN=abc\nARG PRIMARY_KEY=id",
    'FROM alpine:3.22\nARG T\nRUN curl -H "Authorization: Bearer $T" -H "X-Api-Key: ${T}" https://x.example/a',
    'FROM alpine:3.22\nRUN curl -H "Authorization: Bearer QQ==" -H "Authorization: Bearer anonymousaccess" -H "X-Api-Key: your-api-key-1" https://x.example/a',
    {
      kind: "compose",
      code: "services:\n  a:\n    build:\n      context: .\n      args:\n        API_KEY: ${API_KEY:-}\n        PASSWORD_FILE: /run/secrets/p\n        PRIMARY_KEY: id\n    environment:\n      DB_PASSWORD: hunter2",
    },
    // Passwords for a database on a developer's own machine.
    ...[
      "Postgres@12",
      "my-database@1234",
      "a1-secret-9z",
      "a1-Passw0rd-9z",
      "a1-demo-9z",
      "a1-test-9z",
      "a1-local-9z",
      "a1-default-9z",
      "a1-N8N-9z",
    ].map((password) => ({
      kind: "compose",
      code: `services:\n  db:\n    image: a:1\n    environment:\n      DB_PASSWORD: ${password}`,
    })),
    "FROM alpine:3.20\nENV TOKENIZERS_PARALLELISM=false DB_PASSWORD_FILE=/run/secrets/db DB_PASSWORD=changeme",
    "FROM alpine:3.20\nARG T\nENV API_TOKEN=$T",
    'FROM alpine:3.20\nRUN curl -u "$USER:$PASS" https://repo.example.com/x',
    "FROM alpine:3.20\nRUN git clone https://$TOKEN:x-oauth-basic@git.example.com/a.git",
    "FROM alpine:3.20\nRUN adduser --disabled-password --gecos '' app",
    "FROM debian:12\nRUN keytool -import -storepass changeit -file ca.crt",
    "FROM debian:12\nRUN docker login --password-stdin registry.example.com",
    "FROM alpine:3.20\nRUN mysql -u root -p -e x && mysql -p$PW -e x && sshpass -f /f ssh host && htpasswd -c /users me",
    "FROM ruby:3.4\nRUN SECRET_KEY_BASE=precompile bundle exec rails assets:precompile",
    { code: "FROM alpine:3.20\nENV DB_PASS=hunter2", options: { allow: ["DB_PASS"] } },
    {
      kind: "compose",
      code: "services:\n  db:\n    image: a:1\n    environment:\n      - DB_PASSWORD=postgres\n      - DB_TOKEN=${TOKEN}\n      - DB_SECRET",
    },
    // What the caller gives does not stand in the file.
    {
      code: "FROM alpine:3.20\nARG T\nENV API_TOKEN=$T DB_PASSWORD=a$T",
      buildArgs: { T: "8f14e45fceea167a5a36dedd4bea2543" },
    },
    {
      code: "services:\n  db:\n    image: a:1\n    environment:\n      DB_PASSWORD: x9!kQ2mm",
      kind: "compose",
      options: { allow: ["DB_PASSWORD"] },
    },
    {
      code: "services:\n  db:\n    image: a:1\n    environment:\n      URL: https://postgres:postgres@db.example.com/app",
      kind: "compose",
    },
    { code: "services:\n  db:\n    image: a:1\n    environment:\n      NODE_OPTIONS: x9!kQ2mm", kind: "compose" },
  ],
  bad: [
    {
      title: "arguments of a build, whose values stay in the image",
      kind: "compose",
      code: "services: {a: {build: {context: ., args: {DB_PASSWORD: «hunter2», API_TOKEN: «Xk29vvQw81mm», DSN: 'postgres://app:«test»@db/app'}}}}",
      message: ["named", "named", "form"],
    },
    {
      title: "what Bundler shows to a host of gems",
      code: "FROM ruby:3.4\nENV BUNDLE_PKG__EXAMPLE__ORG=«robot:s3cr3tValue»",
      message: "named",
      fixedUnsafe: "FROM ruby:3.4",
    },
    {
      title: "one word is rarely a key",
      code: "FROM alpine:3.22\nENV API_KEY=«letmein»",
      message: "named",
      severity: "warning",
      fixedUnsafe: "FROM alpine:3.22",
    },
    {
      title: "what lets a request in",
      code: 'FROM alpine:3.22\nRUN wget -q --header="Authorization: Bearer «q7Zt9LwX2vKc8RmN4pYbD6sHfJ3gAe1U»" https://x.example/a\nRUN ["curl", "-H", "PRIVATE-TOKEN: «q7Zt9LwX2vKc8RmN4pYb»", "https://x.example/a"]',
      message: "form",
      says: [
        "This credential of a request is written in plain text",
        "This credential of a request is written in plain text",
      ],
    },
    {
      title: "an address that is a secret",
      code: `FROM alpine:3.22\nRUN curl -d '{}' https://«hooks.slack.com/${"services/T0A1B2C3D/B0A1B2C3D"}/q7Zt9LwX2vKc8RmN4pYbD6sH»`,
      message: "form",
      says: "This webhook address is written in plain text",
    },
    {
      kind: "compose",
      title: "given to a build",
      code: "services:\n  a:\n    build:\n      context: .\n      args:\n        GITHUB_TOKEN: «q7Zt9LwX2vKc8RmN4pYb»\n        DB_PASSWORD: «hunter2»",
      message: "named",
    },
    {
      code: 'FROM alpine:3.20\nARG DB_PASSWORD=«"correct horse 7"»',
      message: "named",
      says: "The secret value of DB_PASSWORD is written in plain text",
      offers: "Remove the value of DB_PASSWORD, which must then be passed to the build",
      fixedUnsafe: "FROM alpine:3.20\nARG DB_PASSWORD",
    },
    {
      title: "on lines of its own",
      code: "FROM alpine:3.20\nENV DB_PASSWORD \\\n  «hunter2secret»\nUSER 1\n",
      message: "named",
      offers: "Remove DB_PASSWORD, which must then be passed to the container",
      fixedUnsafe: "FROM alpine:3.20\nUSER 1\n",
    },
    {
      title: "that something needs",
      code: "FROM alpine:3.20\nENV DB_PASSWORD=«hunter2secret»\nRUN ./init $DB_PASSWORD",
      message: "named",
      offers:
        "Mount DB_PASSWORD for the RUN that names it: the build must be called with --secret id=DB_PASSWORD, and the container given it, unless the engine's frontend is older than 1.10",
      fixedUnsafe: "FROM alpine:3.20\nRUN --mount=type=secret,id=DB_PASSWORD,env=DB_PASSWORD ./init $DB_PASSWORD",
    },
    {
      title: "beside others",
      code: "FROM alpine:3.20\nENV A=b DB_PASSWORD=«hunter2secret»",
      message: "named",
      fixedUnsafe: "FROM alpine:3.20\nENV A=b",
    },
    {
      title: "an argument that a step names",
      code: "# syntax=docker/dockerfile:1\nFROM alpine:3.20\nARG DB_PASSWORD=«hunter2secret»\nRUN ./init $DB_PASSWORD",
      message: "named",
      offers: "Mount DB_PASSWORD for the RUN that names it: the build must be called with --secret id=DB_PASSWORD",
      fixedUnsafe:
        "# syntax=docker/dockerfile:1\nFROM alpine:3.20\nRUN --mount=type=secret,id=DB_PASSWORD,env=DB_PASSWORD ./init $DB_PASSWORD",
    },
    {
      title: "before others",
      code: "FROM alpine:3.20\nENV DB_PASSWORD=«hunter2secret» \\\n    A=b \\\n    C=d",
      message: "named",
      fixedUnsafe: "FROM alpine:3.20\nENV A=b \\\n    C=d",
    },
    {
      title: "which another one is made from",
      code: "FROM alpine:3.20\nENV DB_PASSWORD=«hunter2secret» URL=https://$DB_PASSWORD/",
      message: "named",
    },
    {
      title: "with a comment of its own",
      code: "FROM alpine:3.20\nENV A=b \\\n# for tests\n    DB_PASSWORD=«hunter2secret»",
      message: "named",
    },
    { code: "FROM alpine:3.20\nLABEL token=«ghp_Zz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2Rr1Qq0Pp9Oo8»", message: "form" },
    {
      code: "FROM alpine:3.20\nRUN echo hello && \\\n  echo //r/:_authToken=«npm_Zz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2Rr1Qq0Pp9Oo8» > .npmrc",
      message: "form",
      says: "This npm token is written in plain text",
    },
    {
      code: "FROM alpine:3.20\nCOPY <<EOF /key\n«-----BEGIN RSA PRIVATE KEY-----»\nabc\nEOF",
      message: "form",
      says: "This private key is written in plain text",
    },
    {
      code: "FROM alpine:3.20\r\nRUN <<EOF\r\nwget --password=«s3cr3tw0rd» https://x.example.com\r\nEOF\r\n",
      message: "given",
    },
    {
      code: "FROM alpine:3.20\nRUN mysql -u root -p«s3cr3tw0rd» -e x",
      message: "given",
      says: "mysql gets a password in plain text",
    },
    {
      code: "FROM alpine:3.20\nRUN sshpass -p «s3cr3tw0rd» ssh host && htpasswd -Bbc /users me «s3cr3tw0rd»",
      message: "given",
    },
    { code: "FROM alpine:3.20\nRUN PGPASSWORD=«s3cr3tw0rd» psql -h db.example.com", message: "given" },
    {
      code: 'FROM alpine:3.20\nCMD ["curl", "https://me:«s3cr3tw0rd»@x.example.com"]',
      message: "form",
      says: "This password in a URL is written in plain text",
    },
    { code: "FROM alpine:3.20\nONBUILD ENV API_TOKEN=«8f14e45fceea167a5a36dedd4bea2543»", message: "named" },
    {
      kind: "compose",
      code: "services:\n  a:\n    image: a:1\n    environment:\n      - DB=Server=db;User Id=sa;Password=«x9!kQ2mm»;\n      - URL=«https://me:x9!kQ2mm@x.example.com/$$y»",
      message: "form",
      says: [
        "This password in a connection string is written in plain text",
        "This password in a URL is written in plain text",
      ],
    },
    {
      kind: "compose",
      code: 'services:\n  a:\n    build:\n      context: .\n      args:\n        KEY: "«ghp_Zz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2Rr1Qq0Pp9Oo8»"\n    environment:\n      - DB_PASSWORD=«x9!kQ2mm»',
      message: ["form", "named"],
      says: ["This GitHub token is written in plain text", "The secret value of DB_PASSWORD is written in plain text"],
      severity: ["error", "warning"],
    },
    {
      code: "services:\n  db:\n    image: a:1\n    environment:\n      DB_PASSWORD: «A1B2C3D4!»",
      kind: "compose",
      message: "named",
      severity: "warning",
    },
    {
      code: "services:\n  db:\n    image: a:1\n    environment:\n      KEY: «sk_live_localZ9yY8xX7wW6»",
      kind: "compose",
      message: "form",
    },
    {
      code: "FROM alpine:3.20\nENV GH_TOKEN=«ghp_Zz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2Rr1Qq0Pp9Oo8»",
      message: "form",
      fixedUnsafe: "FROM alpine:3.20",
    },
    {
      code: 'FROM alpine:3.20\nENTRYPOINT ["mysqld", "--token=«ghp_Zz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2Rr1Qq0Pp9Oo8»"]\nHEALTHCHECK CMD mysql -p«s3cr3tw0rd» -e x',
      message: ["form", "given"],
      says: ["This GitHub token is written in plain text", "mysql gets a password in plain text"],
    },
    { code: "FROM alpine:3.20\nADD https://me:«s3cr3tw0rd»@x.example.com/a.tgz /", message: "form" },
    {
      code: "FROM alpine:3.20\nCOPY <<EOF /etc/tokens\n«ghp_Zz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2Rr1Qq0Pp9Oo8»\nother\n«npm_Zz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2Rr1Qq0Pp9Oo8»\nEOF",
      message: "form",
      says: ["This GitHub token is written in plain text", "This npm token is written in plain text"],
    },
    {
      code: "FROM alpine:3.20\nARG FETCH\nRUN $FETCH --password=«s3cr3tw0rd» https://x.example.com",
      message: "given",
      says: "A command gets a password in plain text",
    },
    {
      title: "an option and a URL",
      code: "FROM alpine:3.20\nRUN curl -u «deploy:s3cr3tw0rd» https://me:«s3cr3tw0rd»@x.example.com/a.tgz",
      message: ["given", "form"],
    },
    {
      title: "a token that an option gives is one secret",
      code: "FROM alpine:3.20\nRUN wget --password=«ghp_Zz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2Rr1Qq0Pp9Oo8» https://x.example.com",
      message: "form",
    },
  ],
});
