#!/bin/bash
# The node's services: containerd, and the supervisor in the kubelet's place. Each is started again when it ends, as an init system would;
# pods outlive both.
export PATH=/run/podlab/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
cd /

keep() {
  while :; do
    "$@"
    sleep 0.5
  done
}

supervisor() {
  exec -a podlab-supervisor /run/podlab/tool/PodLab.Setup supervise
}

keep containerd --config /run/podlab/etc/containerd.toml >>/run/podlab/containerd.log 2>&1 &
keep eval '(supervisor)' >>/run/podlab/supervisor.log 2>&1 &
wait
