@echo off
rem The installed program as the `hub` command: the same requests, without a window.
"%~dp0Stronger Together Hub.exe" --cli %*
