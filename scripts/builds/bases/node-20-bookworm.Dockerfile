FROM node:20
RUN --mount=source=host.list,target=/etc/apt/sources.list \
    apt-get update \
    && apt-get install -y --no-install-recommends gcc g++ make python3 git curl \
    && rm -rf /var/lib/apt/lists/*
