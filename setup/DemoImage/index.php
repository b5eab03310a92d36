<?php
header('Content-Type: text/plain');
echo 'Hello from ', gethostname(), ', process ', getmypid(), "\n";
