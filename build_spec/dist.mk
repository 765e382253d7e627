# How the bundles and Debian packages are made; part of the Makefile.
DIST_COMMIT_TIME := $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
FREEZE = nice $(BIN)/pyinstaller --noconfirm --log-level ERROR --distpath dist --workpath build

.PHONY: dist dist-test dist-clean

dist: export SOURCE_DATE_EPOCH := $(DIST_COMMIT_TIME)
dist: export PYTHONHASHSEED := 0
dist: ## build the bundles and Debian packages of server and desktop into dist/
	$(BOOTSTRAP) venv
	@sh build_spec/dist_needs.sh
	@rm -rf dist build
	@echo "Freezing ttms-server" && $(FREEZE) build_spec/server.spec
	@echo "Freezing ttms-desktop" && $(FREEZE) build_spec/desktop.spec
	@$(BIN)/python build_spec/check_bundles.py dist
	@echo "Packing" && nice $(BIN)/python build_spec/debian_packages.py dist
	@du -sh dist/*

dist-test: ## install the Debian packages in a scratch system and try them there; ROOT_TAR=FILE is such a system
	@sh build_spec/dist_test.sh $(ROOT_TAR)

dist-clean: ## remove what dist made
	@rm -rf dist build
