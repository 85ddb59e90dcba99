FROM debian:bookworm-slim
RUN --mount=source=host.list,target=/etc/apt/sources.list \
    apt-get update \
    && mkdir -p /usr/share/man/man1 \
    && apt-get install -y --no-install-recommends openjdk-17-jdk-headless \
    && rm -rf /var/lib/apt/lists/*
COPY mvn /usr/bin/mvn
