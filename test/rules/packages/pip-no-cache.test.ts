import rule from "../../../rules/packages/pip-no-cache.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM python:3.13\nRUN pip --no-cache-dir install flask",
    "FROM python:3.13\nRUN PIP_NO_CACHE_DIR=off pip install flask",
    "FROM python:3.13\nARG PIP_NO_CACHE_DIR=1\nRUN pip install flask",
    "FROM python:3.13\nARG MODE\nENV PIP_NO_CACHE_DIR=$MODE\nRUN pip install flask",
    "FROM python:3.13 AS base\nENV PIP_NO_CACHE_DIR=1\nFROM base\nRUN pip install flask",
    "FROM python:3.13\nRUN export PIP_NO_CACHE_DIR=1 && pip install flask",
    "FROM python:3.13\nRUN pip config set global.no-cache-dir true && pip install flask",
    "FROM python:3.13\nRUN printf '[global]\\nno-cache-dir = true\\n' > /etc/pip.conf\nRUN pip install flask",
    { code: "FROM python:3.13\nCOPY pip.conf /etc/pip.conf\nRUN pip install flask", unknown: true },
    "FROM python:3.13\nCOPY <<EOF /etc/pip.conf\n[install]\nno-cache-dir = true\nEOF\nRUN pip install flask",
    "FROM python:3.13\nRUN pip install flask && rm -rf /root/.cache",
    "FROM python:3.13\nRUN pip install flask && rm -rf ~/.cache/pip",
    'FROM python:3.13\nRUN pip install flask && rm -rf "$HOME/.cache/pip"',
    "FROM python:3.13\nRUN pip install flask && pip cache purge",
    "FROM python:3.13\nUSER app\nRUN pip install flask && rm -rf ~/.cache",
    "FROM python:3.13\nUSER app\nRUN --mount=type=cache,target=/home/app/.cache pip install flask",
    "FROM python:3.13\nENV PIP_CACHE_DIR=/cache\nRUN --mount=type=cache,target=/cache pip install flask",
    { code: "FROM python:3.13\nARG WHERE\nENV XDG_CACHE_HOME=$WHERE\nRUN pip install flask", unknown: true },
    "FROM python:3.13\nRUN --mount=type=cache,target=/build/.cache HOME=/build pip install flask",
    "FROM python:3.13\nRUN export HOME=/build && pip install flask && rm -rf /build/.cache",
    { code: "FROM python:3.13\nARG WHERE\nRUN HOME=$WHERE pip install flask && rm -rf /build", unknown: true },
    "FROM python:3.13\nRUN pip install --no-index --find-links /wheels flask",
    "FROM python:3.13\nRUN pip install --no-deps ./a-1.0-py3-none-any.whl",
    "FROM python:3.13\nRUN pip install --cache-dir /tmp/pip flask",
    "FROM python:3.13\nRUN pip download flask",
    "FROM python:3.13\nRUN uv pip install flask",
    "FROM python:3.13\nRUN <<EOF python3\nimport os\nos.system('pip install flask')\nEOF",
  ],
  bad: [
    {
      title: "in a home of its own",
      code: "FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache/pip HOME=/build «pip install» flask",
      fixed:
        "FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache/pip HOME=/build pip install --no-cache-dir flask",
    },
    {
      title: "carried by a runner",
      code: "FROM python:3.13\nRUN uv run --no-sync «pip install» flask",
      fixed: "FROM python:3.13\nRUN uv run --no-sync pip install --no-cache-dir flask",
    },
    {
      title: "python -m pip",
      code: "FROM python:3.13\nRUN python3 -m «pip install» flask",
      fixed: "FROM python:3.13\nRUN python3 -m pip install --no-cache-dir flask",
    },
    {
      title: "every install of a RUN",
      code: "FROM python:3.13\nRUN «pip3 install» -U pip && \\\n    pip3 install \\\n      flask",
      fixed:
        "FROM python:3.13\nRUN pip3 install --no-cache-dir -U pip && \\\n    pip3 install --no-cache-dir \\\n      flask",
    },
    {
      code: "FROM python:3.13\nENV PIP_NO_CACHE_DIR=\nRUN «pip install» flask",
      fixed: "FROM python:3.13\nENV PIP_NO_CACHE_DIR=\nRUN pip install --no-cache-dir flask",
    },
    {
      code: "FROM python:3.13\nRUN «pip install» flask\nENV PIP_NO_CACHE_DIR=1",
      fixed: "FROM python:3.13\nRUN pip install --no-cache-dir flask\nENV PIP_NO_CACHE_DIR=1",
    },
    {
      code: "FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache/uv «pip install» flask",
      fixed: "FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache/uv pip install --no-cache-dir flask",
    },
    {
      code: "FROM python:3.13\nENV PIP_CACHE_DIR=/cache\nRUN --mount=type=cache,target=/root/.cache/pip «pip install» flask",
      fixed:
        "FROM python:3.13\nENV PIP_CACHE_DIR=/cache\nRUN --mount=type=cache,target=/root/.cache/pip pip install --no-cache-dir flask",
    },
    {
      title: "exec form",
      code: 'FROM python:3.13\nRUN ["«pip", "install»", "flask"]',
      says: "pip install leaves its cache in this layer",
      fixed: 'FROM python:3.13\nRUN ["pip", "install", "--no-cache-dir", "flask"]',
    },
    {
      title: "base that nobody knows",
      code: "FROM example.com/python:1\nUSER app\nRUN «pip install» flask",
      fixed: "FROM example.com/python:1\nUSER app\nRUN pip install --no-cache-dir flask",
    },
    {
      code: "FROM python:3.13\nRUN «pip install» --no-deps -r requirements.txt",
      fixed: "FROM python:3.13\nRUN pip install --no-cache-dir --no-deps -r requirements.txt",
    },
    {
      code: "FROM python:3.13\nRUN «pip install» ./a-1.0-py3-none-any.whl",
      fixed: "FROM python:3.13\nRUN pip install --no-cache-dir ./a-1.0-py3-none-any.whl",
    },
    {
      code: "FROM python:3.13\nRUN «pip install» --no-deps flask",
      fixed: "FROM python:3.13\nRUN pip install --no-cache-dir --no-deps flask",
    },
    {
      code: "FROM python:3.13\nRUN «pip install» --no-deps ./a-1.0-py3-none-any.whl flask",
      fixed: "FROM python:3.13\nRUN pip install --no-cache-dir --no-deps ./a-1.0-py3-none-any.whl flask",
    },
    {
      code: "FROM python:3.13\nRUN «pip install» --no-deps https://example.com/a-1.0-py3-none-any.whl",
      fixed: "FROM python:3.13\nRUN pip install --no-cache-dir --no-deps https://example.com/a-1.0-py3-none-any.whl",
    },
    {
      code: "FROM python:3.13\nRUN «pip install» --no-deps ./app",
      fixed: "FROM python:3.13\nRUN pip install --no-cache-dir --no-deps ./app",
    },
    {
      code: "FROM python:3.13\nRUN «pip install» --no-deps --group dev",
      fixed: "FROM python:3.13\nRUN pip install --no-cache-dir --no-deps --group dev",
    },
    {
      title: "a later step may read the cache",
      code: "FROM python:3.13\nRUN «pip install» flask\nRUN cp -r /root/.cache/pip /kept",
      offers: "Add --no-cache-dir, unless a later command reads the cache",
      fixedUnsafe: "FROM python:3.13\nRUN pip install --no-cache-dir flask\nRUN cp -r /root/.cache/pip /kept",
    },
  ],
});
