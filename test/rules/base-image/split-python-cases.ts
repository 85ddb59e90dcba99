import type { BadCase } from "../../../src/testing/index.ts";
import type { Refused, Split } from "./split-cases.ts";

/** What the rule says of programs in Python whose packages are compiled in the image, and does to them. */
export function pythonCases(): readonly BadCase[] {
  const common = ({ title, dockerfile, files = source() }: Split | Refused) => ({
    title,
    code: dockerfile.join("\n"),
    files,
    message: "package",
  });
  return [
    ...splits.map((one) => ({
      ...common(one),
      offers: `Build in a stage of its own and ship ${one.offers}`,
      fixedUnsafe: one.fixed.join("\n"),
    })),
    ...refusals.map((one) => ({ ...common(one), related: `No fix is offered, since ${one.missing}` })),
  ];
}

function source(text = "import http.server\n") {
  return { "requirements.txt": "cffi==1.17.1\n", "app/main.py": text, "tests/test_main.py": "import subprocess\n" };
}

const tools = "RUN apt-get update && apt-get install -y «gcc» && rm -rf /var/lib/apt/lists/*";
const install = ["COPY requirements.txt .", "RUN pip install -r requirements.txt"];
const start = 'CMD ["python", "app/main.py"]';
const onPython = (...lines: readonly string[]) => [
  "FROM python:3.12-slim-bookworm",
  "WORKDIR /srv",
  tools,
  ...lines,
  "",
];

const splits: readonly Split[] = [
  {
    title: "a program and its packages",
    dockerfile: onPython(...install, "COPY . .", "EXPOSE 80", "USER 1000", start),
    offers:
      "/srv with /usr/local/lib/python3.12/site-packages, /usr/local/bin, /usr/local/etc and /usr/local/share on python:3.12-slim-bookworm, without gcc and what came with them, unless another directory is the build context",
    fixed: [
      "FROM python:3.12-slim-bookworm AS build",
      "WORKDIR /srv",
      "RUN apt-get update && apt-get install -y gcc && rm -rf /var/lib/apt/lists/*",
      "COPY requirements.txt .",
      "RUN pip install -r requirements.txt",
      "COPY . .",
      "USER 1000",
      "",
      "FROM python:3.12-slim-bookworm",
      "WORKDIR /srv",
      "COPY --from=build /usr/local/lib/python3.12/site-packages /usr/local/lib/python3.12/site-packages",
      "COPY --from=build /usr/local/bin /usr/local/bin",
      "COPY --from=build /usr/local/etc /usr/local/etc",
      "COPY --from=build /usr/local/share /usr/local/share",
      "COPY --from=build /srv /srv",
      "USER 1000",
      "EXPOSE 80",
      'CMD ["python", "app/main.py"]',
      "",
    ],
  },
  {
    title: "an account of its own, settings, git for the installation",
    dockerfile: [
      "FROM python:3.11.9-slim",
      "ENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1",
      "RUN apt-get update && apt-get install -y git «g++»",
      "RUN useradd --create-home app",
      "COPY requirements.txt /tmp/requirements.txt",
      "RUN python -m pip install gunicorn -r /tmp/requirements.txt",
      "WORKDIR /srv",
      "COPY --chown=app:app app app",
      "USER app",
      "HEALTHCHECK CMD python -c 0 || exit 1",
      "CMD gunicorn app.main:app",
    ],
    offers:
      "/srv/app with /usr/local/lib/python3.11/site-packages, /usr/local/bin, /usr/local/etc and /usr/local/share on python:3.11.9-slim, without git, g++ and what came with them, unless another directory is the build context",
    fixed: [
      "FROM python:3.11.9-slim AS build",
      "RUN apt-get update && apt-get install -y git g++",
      "RUN useradd --create-home app",
      "COPY requirements.txt /tmp/requirements.txt",
      "RUN python -m pip install gunicorn -r /tmp/requirements.txt",
      "WORKDIR /srv",
      "COPY --chown=app:app app app",
      "USER app",
      "",
      "FROM python:3.11.9-slim",
      "ENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1",
      "WORKDIR /srv",
      "RUN useradd --create-home app",
      "COPY --from=build /usr/local/lib/python3.11/site-packages /usr/local/lib/python3.11/site-packages",
      "COPY --from=build /usr/local/bin /usr/local/bin",
      "COPY --from=build /usr/local/etc /usr/local/etc",
      "COPY --from=build /usr/local/share /usr/local/share",
      "COPY --from=build --chown=app:app /srv/app /srv/app",
      "USER app",
      "HEALTHCHECK CMD python -c 0 || exit 1",
      "CMD gunicorn app.main:app",
    ],
  },
];

const refused = (...lines: readonly string[]) => onPython(...install, "COPY . .", ...lines);

const refusals: readonly Refused[] = [
  {
    title: "headers of libraries",
    dockerfile: [
      "FROM python:3.12-slim",
      "WORKDIR /srv",
      "RUN apt-get install -y «gcc» libpq-dev",
      ...install,
      "COPY app app",
      `‹${start}›`,
    ],
    missing: "it is not known whether the program needs libpq-dev",
  },
  {
    title: "Alpine, whose compiler brings libraries",
    dockerfile: [
      "FROM python:3.12-alpine",
      "WORKDIR /srv",
      "RUN apk add «gcc»",
      ...install,
      "COPY app app",
      `‹${start}›`,
    ],
    missing: "its base image is not a Debian slim image",
  },
  {
    title: "a Python of no known release",
    dockerfile: ["FROM python:3-slim", "WORKDIR /srv", tools, ...install, "COPY app app", `‹${start}›`],
    missing: "it is not known which Python its base has",
  },
  {
    title: "tools that weigh little",
    dockerfile: [
      "FROM python:3.12-slim",
      "WORKDIR /srv",
      "RUN apt-get install -y «make»",
      ...install,
      "COPY app app",
      `‹${start}›`,
    ],
    missing: "no compiler is installed",
  },
  {
    title: "a virtual environment",
    dockerfile: onPython("ENV PATH=/venv/bin:$PATH", ...install, "COPY app app", `‹${start}›`),
    missing: "it is not known where pip installs",
  },
  {
    title: "another place for packages",
    dockerfile: onPython("RUN pip install --target /packages cffi", "COPY app app", `‹${start}›`),
    missing: "it is not known where pip installs",
  },
  {
    title: "packages of a user",
    dockerfile: onPython("USER 1000", ...install, "COPY app app", `‹${start}›`),
    missing: "it is not known where pip installs",
  },
  {
    title: "a program that starts others",
    dockerfile: refused(`‹${start}›`),
    files: source("import os\nos.system('gcc')\n"),
    missing: "the program starts other programs (app/main.py)",
  },
  {
    title: "a check of its health by another program",
    dockerfile: refused("HEALTHCHECK CMD curl -f http://localhost", `‹${start}›`),
    missing: "HEALTHCHECK runs curl",
  },
  {
    title: "a command that may write anything",
    dockerfile: refused("RUN python manage.py collectstatic", `‹${start}›`),
    missing: "it is not known what python writes",
  },
  {
    title: "no program that is copied",
    dockerfile: onPython("RUN pip install cffi", `‹${start}›`),
    missing: "it is not known where the program is",
  },
  {
    title: "a program among the packages",
    dockerfile: onPython("RUN pip install cffi", "COPY app /usr/local/lib/python3.12/site-packages/app", `‹${start}›`),
    missing: "it is not known where the program is",
  },
];
