# What goreleaser ships: it puts the program of each platform into the context.
FROM gcr.io/distroless/static-debian12:nonroot
ARG TARGETPLATFORM
COPY $TARGETPLATFORM/shop /usr/local/bin/shop
USER 65532:65532
ENTRYPOINT ["/usr/local/bin/shop"]
