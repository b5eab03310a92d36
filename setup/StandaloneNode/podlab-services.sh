#!/bin/bash
# The node's services: containerd, and the supervisor in the kubelet's place. If one ends, it is restarted, as by an init system; pods outlive both.
export PATH=/run/podlab/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
# Files that they write to /tmp would stay on the machine after the node is gone.
export TMPDIR=/run DOTNET_EnableDiagnostics=0
cd /

start_containerd() {
  containerd --config /run/podlab/etc/containerd.toml >>/run/podlab/containerd.log 2>&1 &
  containerd=$!
}

start_supervisor() {
  { exec -a podlab-supervisor /run/podlab/tool/PodLab.Setup supervise; } >>/run/podlab/supervisor.log 2>&1 &
  supervisor=$!
}

start_containerd
start_supervisor
while :; do
  wait -n
  # A service that can't start must not keep the machine busy.
  sleep 0.5
  kill -0 "$containerd" 2>/dev/null || start_containerd
  kill -0 "$supervisor" 2>/dev/null || start_supervisor
done
