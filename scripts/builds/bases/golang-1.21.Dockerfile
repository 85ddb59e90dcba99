FROM debian:bookworm-slim
COPY go /usr/local/go
COPY packages/*.deb /usr/share/packages/
RUN --mount=source=host.list,target=/etc/apt/sources.list \
    --mount=source=packages,target=/packages \
    apt-get update \
    && apt-get install -y --no-install-recommends gcc libc6-dev make ca-certificates tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && cat /packages/Packages >> /usr/share/packages/Packages
ENV GOTOOLCHAIN=local GOPATH=/go GOLANG_VERSION=1.21.13
ENV PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
RUN mkdir -p /go/src /go/bin && chmod -R 1777 /go
WORKDIR /go
