FROM debian:bookworm-slim
RUN --mount=source=host.list,target=/etc/apt/sources.list \
    apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates libbz2-1.0 libffi8 liblzma5 libsqlite3-0 libssl3 zlib1g \
    && rm -rf /var/lib/apt/lists/*
COPY python /usr/local
COPY packages /usr/share/packages
RUN ldconfig && ln -sf python3.11 /usr/local/bin/python && ln -sf python3.11 /usr/local/bin/python3 \
    && printf '#!/bin/sh\nexec python3.11 -m pip "$@"\n' > /usr/local/bin/pip \
    && chmod 755 /usr/local/bin/pip \
    && python -c 'import setuptools, ssl, ctypes' \
    && pip --version
