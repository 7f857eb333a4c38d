# Built from a clone: docker build -t postroom .
FROM debian:trixie-slim AS build
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates nodejs npm \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /postroom
COPY package.json package-lock.json ./
RUN npm install --no-fund --no-audit
COPY tsconfig.json bunfig.toml ./
COPY migrations migrations
COPY static static
COPY views views
COPY src src
RUN npm run build
# The image holds the program, the libraries it is linked with, and nothing else: no shell, no package manager.
RUN mkdir -p /image/usr/local/bin /image/etc /image/tmp /empty \
  && install -m 0755 dist/postroom /image/usr/local/bin/ \
  && ldd dist/postroom | grep -o '/[^ ]*' | xargs -I{} cp --parents -L {} /image \
  && echo 'postroom:x:10001:10001:Postroom:/data:/sbin/nologin' > /image/etc/passwd \
  && echo 'postroom:x:10001:' > /image/etc/group \
  && echo 'hosts: files dns' > /image/etc/nsswitch.conf \
  && chmod 0755 /image && chmod 1777 /image/tmp && chmod 0700 /empty

FROM scratch
COPY --from=build /image /
COPY --from=build --chown=10001:10001 /empty /data
ENV PATH=/usr/local/bin POSTROOM_DATA=/data POSTROOM_SMTP_PORT=2525 POSTROOM_WEB_PORT=8080
USER 10001:10001
WORKDIR /data
VOLUME /data
# Map 25 to 2525 (mail) and 80 to 8080 (web); where Postroom speaks TLS by itself, 443 to 8443.
EXPOSE 2525 8080 8443
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["/usr/local/bin/postroom", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/local/bin/postroom"]
CMD ["serve"]
