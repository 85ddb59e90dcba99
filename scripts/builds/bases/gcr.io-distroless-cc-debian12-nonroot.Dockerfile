FROM node:20 AS debian
RUN mkdir /r \
    && for library in libc.so.6 libm.so.6 libpthread.so.0 libdl.so.2 librt.so.1 libresolv.so.2 libgcc_s.so.1 libstdc++.so.6; do \
         found=$(find /lib/ /usr/lib/ -name "$library" | head -n 1) && cp --parents -L "$found" /r/ || exit 1; \
       done \
    && cp --parents -L /lib64/ld-linux-*.so.* /r/
FROM gcr.io/distroless/static:nonroot
COPY --from=debian /r /
